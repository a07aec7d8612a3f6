import { once } from 'node:events';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Command } from 'commander';
import { addCommonOptions, commonOptions, type RawCommonOptions } from '../commonOptions.ts';
import { EngineHost } from '../composition/engineHost.ts';
import { versionOf } from '../composition/installation.ts';
import type { CliContext } from '../context.ts';
import { CliToolEngine } from '../mcp/cliToolEngine.ts';
import { toolServer } from '../mcp/toolServer.ts';

/** Resolves when the caller is gone or the command is stopped. */
async function callerGone({ io }: CliContext): Promise<void> {
  const { input, signal } = io;
  if (input.readableEnded || signal.aborted) return;
  await Promise.race([once(input, 'end'), once(input, 'close'), once(signal, 'abort')]);
}

async function serve(context: CliContext, raw: RawCommonOptions): Promise<void> {
  const { io, installation } = context;
  const host = new EngineHost(installation, commonOptions(raw));
  const server = toolServer(versionOf(installation), new CliToolEngine(host, raw.seed));
  try {
    const gone = callerGone(context);
    await server.connect(new StdioServerTransport(io.input, io.output));
    await gone;
  } finally {
    await server.close();
    host.dispose();
  }
}

/** `stepwise mcp`: the tools over standard input and output, until the input ends. */
export function addMcp(program: Command, context: CliContext): void {
  const command = program
    .command('mcp')
    .description(
      'serve verifySteps, solveMath and compareAnswers to other programs (Model Context Protocol over stdio)',
    );
  addCommonOptions(command).action(async (raw: RawCommonOptions) => {
    await serve(context, raw);
  });
}
