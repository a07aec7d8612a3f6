import { afterEach } from 'vitest';

/** Something that can be photographed. */
interface Photographed {
  screenshot(title: string): Promise<void>;
}

/** Takes a picture of the editor as it is when a test of this group has failed, named after the test. */
export function pictureFailures(of: () => Photographed | undefined): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const name = task.name.replace(/[^a-z0-9]+/gi, '-').slice(0, 60);
    await of()?.screenshot(`failed-${name}`);
  });
}
