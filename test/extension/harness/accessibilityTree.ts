import type { Page } from 'playwright-core';
import * as z from 'zod';

const spoken = z.object({ value: z.unknown() }).optional();
const tree = z.object({
  nodes: z.array(z.object({ ignored: z.boolean(), name: spoken, description: spoken, value: spoken })),
});

/**
 * All that the browser hands to a screen reader of the window, without what is hidden from it: names, descriptions and
 * contents, in the tree's order. Colours and pictures are not in it.
 */
export async function spokenText(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = tree.parse(await session.send('Accessibility.getFullAXTree'));
    const shown = nodes.filter(({ ignored }) => !ignored);
    const said = shown.flatMap(({ name, description, value }) => [name?.value, description?.value, value?.value]);
    return said.filter((text) => typeof text === 'string' && text.trim() !== '').join('\n');
  } finally {
    await session.detach();
  }
}
