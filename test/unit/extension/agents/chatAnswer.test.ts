import { describe, expect, it } from 'vitest';
import { answerChat, type ChatSource } from '../../../../src/extension/agents/chatAnswer.ts';
import { readHere } from '../../../../src/extension/reading/readHere.ts';
import { plainWords } from '../../../../src/extension/words.ts';
import type { ToolEngine } from '../../../../src/tools/index.ts';
import { portsWith } from '../../engine/ports.ts';
import { scriptedModel } from '../../engine/scriptedModel.ts';
import { engineOver } from '../../tools/toolEngines.ts';

const checking = engineOver(portsWith(null));

async function answer(
  source: Partial<ChatSource>,
  engine: ToolEngine = checking,
): Promise<{ text: string; notes: string[] }> {
  const written: string[] = [];
  const notes: string[] = [];
  const page = {
    markdown: (text: string) => void written.push(text),
    progress: (note: string) => void notes.push(note),
  };
  const whole = { asked: null, text: '', language: 'markdown', ...source } as const;
  await answerChat(whole, engine, readHere(), page, new AbortController().signal, plainWords);
  return { text: written.join(''), notes };
}

describe('a chat message', () => {
  it('that asks for a check gets each step with its verdict in words, and what would be right', async () => {
    const { text } = await answer({ asked: 'check', text: '1. $48 / 2 = 24$\n2. $48 + 24 = 73$' });
    expect(text).toMatch(/^1\. \$48 \/ 2 = 24\$ — ✓ \*\*verified\*\*\n2\. \$48 \+ 24 = 73\$ — ✗ \*\*refuted\*\*\n {3}/);
    expect(text).toContain('The value found: `$48 + 24 = 72$`');
  });

  it('with steps in it and no command is a check', async () => {
    expect((await answer({ text: '1. $1 + 1 = 2$\n2. $2 + 2 = 4$' })).text).toContain(
      '2. $2 + 2 = 4$ — ✓ **verified**',
    );
  });

  it('is read line by line where a check is asked of what is no derivation', async () => {
    expect((await answer({ asked: 'check', text: '1 + 1 = 3' })).text).toMatch(/^1\. 1 \+ 1 = 3 — ✗ \*\*refuted\*\*/);
  });

  it('with a problem is solved, and tells of each step on the way', async () => {
    const model = scriptedModel([{ text: 'Step 1: $3x = 21$\nStep 2: $x = 7$\nThe answer is 7.' }]);
    const { text, notes } = await answer({ text: 'Solve $3x - 5 = 16$.' }, engineOver(portsWith(model)));
    expect(text).toMatch(/✓ \*\*verified\*\*/);
    expect(text).toMatch(/\*\*Answer:\*\* .*7/);
    expect(notes[0]).toBe('Writing step 1');
  });

  it('without any text says what to do', async () => {
    await expect(answer({ asked: 'solve' })).rejects.toMatchObject({ code: 'no-steps', message: /cursor/ });
  });

  it('loads no picture and runs no markup that stands in a step', async () => {
    const { text } = await answer({ asked: 'check', text: '1. ![x](https://example.org/x.png) $1 = 1$\n2. $2 = 2$' });
    expect(text).toContain('!\\[x](https://example.org/x.png)');
    const latex = await answer({
      asked: 'check',
      language: 'latex',
      text: '1 + 1 = 2 ![x](https://example.org/x.png)',
    });
    expect(latex.text).toMatch(/^1\. `1 \+ 1 = 2 !\[x\]\(https:\/\/example.org\/x.png\)`/);
  });
});
