import * as vscode from 'vscode';
import type { AgentDesk } from './agentDesk.ts';
import { agentTools, PARTICIPANT, type AgentTool } from './agentNames.ts';

/** What of the editor's interface may be missing in an editor that is built from the same source. */
interface AgentInterfaces {
  readonly lm?: Partial<Pick<typeof vscode.lm, 'registerTool'>>;
  readonly chat?: Partial<Pick<typeof vscode.chat, 'createChatParticipant'>>;
}

/**
 * Offers the tools and the chat participant to the editor's language models, where the editor has such a thing; nothing
 * behind them is loaded before the first call.
 */
export function registerAgents(open: () => Promise<AgentDesk>, icon: vscode.Uri): vscode.Disposable {
  const { lm, chat } = interfacesOf(vscode);
  const registered = [
    ...(lm?.registerTool
      ? Object.entries(agentTools).map(([tool, id]) => registerTool(tool as AgentTool, id, open))
      : []),
    ...(chat?.createChatParticipant ? [registerParticipant(open, icon)] : []),
  ];
  return vscode.Disposable.from(...registered);
}

function interfacesOf(editor: AgentInterfaces): AgentInterfaces {
  return editor;
}

function registerTool(tool: AgentTool, id: string, open: () => Promise<AgentDesk>): vscode.Disposable {
  return vscode.lm.registerTool<unknown>(id, {
    invoke: async ({ input }, token) => (await open()).call(tool, input, token),
    prepareInvocation: () => ({ invocationMessage: waitingMessage(tool) }),
  });
}

function waitingMessage(tool: AgentTool): string {
  const { t } = vscode.l10n;
  switch (tool) {
    case 'verifySteps':
      return t('Checking steps');
    case 'solveMath':
      return t('Solving step by step');
    case 'compareAnswers':
      return t('Comparing answers');
  }
}

function registerParticipant(open: () => Promise<AgentDesk>, icon: vscode.Uri): { dispose(): unknown } {
  const participant = vscode.chat.createChatParticipant(PARTICIPANT, async (request, _context, stream, token) =>
    (await open()).chat(request, stream, token),
  );
  participant.iconPath = icon;
  return participant;
}
