import { describe, expect, it } from 'vitest';
import type { Followed } from '../../../../src/extension/view/follow.ts';
import type { ViewContent } from '../../../../src/extension/view/protocol.ts';
import { ShownStates } from '../../../../src/extension/view/shownStates.ts';
import { emptyView } from '../../../../src/extension/view/writeView.ts';
import { plainWords } from '../../../../src/extension/words.ts';

function followed(address: string): Followed {
  const subject = { source: 'document', language: 'markdown', problem: null, steps: [], current: null } as const;
  return { subject: { ...subject, address }, open: null };
}

function content(heading: string): ViewContent {
  return { ...emptyView({ pinned: false, paused: false }, plainWords), heading };
}

describe('what the page was sent', () => {
  it('is answered about what was pressed, though something newer was sent since', () => {
    const states = new ShownStates();
    const pressed = states.next(followed('a'), content('one'));
    const newer = states.next(followed('b'), content('two'));
    expect(newer?.version).not.toBe(pressed?.version);
    expect(states.of(pressed!.version)?.subject.address).toBe('a');
    expect(states.of(newer!.version)?.subject.address).toBe('b');
  });

  it('is not sent again where nothing of it changed, and is about the newest of it then', () => {
    const states = new ShownStates();
    const sent = states.next(followed('before the edit'), content('one'));
    expect(states.next(followed('after the edit'), content('one'))).toBeNull();
    expect(states.of(sent!.version)?.subject.address).toBe('after the edit');
  });

  it('is sent again to a page that is loaded anew', () => {
    const states = new ShownStates();
    states.next(followed('a'), content('one'));
    states.forgetPage();
    expect(states.next(followed('a'), content('one'))).toMatchObject({ heading: 'one' });
  });

  it('is not mistaken for what another window sent, and is forgotten after a while', () => {
    const states = new ShownStates();
    const first = states.next(followed('a'), content('0'));
    for (const version of [0, 1, 2, first!.version + 1]) expect(states.of(version)).toBeUndefined();
    for (let at = 1; at <= 100; at += 1) states.next(followed('b'), content(String(at)));
    expect(states.of(first!.version)).toBeUndefined();
  });
});
