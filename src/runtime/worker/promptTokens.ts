import type { ChatHistoryItem, ChatWrapper, LlamaModel, Token } from 'node-llama-cpp';
import type { ChatMessage, Prompt } from '../../core/generation.ts';

/** A prompt as tokens. Special tokens come from the model's template alone, never out of the prompt's own text. */
export function promptTokens(model: LlamaModel, template: ChatWrapper, prompt: Prompt): readonly Token[] {
  if (prompt.kind === 'raw') return withBegin(model, model.tokenize(prompt.text, false));
  const { contextText } = template.generateContextState({ chatHistory: history(prompt.messages, prompt.prefill) });
  return withBegin(model, contextText.tokenize(model.tokenizer));
}

function history(messages: readonly ChatMessage[], prefill: string | undefined): ChatHistoryItem[] {
  return [...messages.map(historyItem), { type: 'model', response: prefill === undefined ? [] : [prefill] }];
}

function historyItem({ role, content }: ChatMessage): ChatHistoryItem {
  switch (role) {
    case 'system':
      return { type: 'system', text: content };
    case 'user':
      return { type: 'user', text: content };
    case 'assistant':
      return { type: 'model', response: [content] };
  }
}

/** The begin-of-sequence token exactly where the model was trained with it; some templates add one of their own. */
export function withBegin(model: LlamaModel, tokens: readonly Token[]): readonly Token[] {
  const begin = model.tokens.bos;
  if (begin === null) return tokens;
  if (model.tokens.shouldPrependBosToken) return tokens[0] === begin ? tokens : [begin, ...tokens];
  // A model whose begin token opens its turns has one in any case; only a doubled one was added.
  return tokens[0] === begin && tokens[1] === begin ? tokens.slice(1) : tokens;
}
