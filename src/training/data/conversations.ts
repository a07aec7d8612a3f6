import * as z from 'zod';
import { allLines } from '../reward/jsonLines.ts';
import { seededRandom, shuffled } from '../../core/random.ts';

const messages = z.object({
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string().min(1) })).min(2),
});
/** As ShareGPT and its kin write them. */
const shared = z.object({ conversations: z.array(z.object({ from: z.string(), value: z.string().min(1) })).min(2) });
const ROLES: Readonly<Record<string, 'system' | 'user' | 'assistant'>> = {
  system: 'system',
  human: 'user',
  user: 'user',
  gpt: 'assistant',
  assistant: 'assistant',
};

/** An open-domain conversation that ends with the assistant's turn. */
export interface Conversation {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

function upToAssistant(turns: z.infer<typeof messages>['messages']): Conversation {
  const end = turns.findLastIndex(({ role }) => role === 'assistant') + 1;
  if (end < 2) throw new Error('no turn of the assistant answers one of the user');
  return { messages: turns.slice(0, end) };
}

function conversation(data: unknown): Conversation {
  const plain = messages.safeParse(data);
  if (plain.success) return upToAssistant(plain.data.messages);
  const turns = shared.parse(data).conversations.map(({ from, value }) => ({ role: ROLES[from] ?? 'user', content: value }));
  return upToAssistant(turns.map(({ role, content }) => ({ role, content })));
}

/** At most `count` conversations of a file, drawn by the seed. @throws StepwiseError naming a line that is none */
export async function drawConversations(file: string, count: number, seed: number): Promise<readonly Conversation[]> {
  const all = await allLines(file, conversation);
  return shuffled(seededRandom(seed), all).slice(0, count);
}
