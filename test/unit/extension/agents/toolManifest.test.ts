import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { agentTools, PARTICIPANT } from '../../../../src/extension/agents/agentNames.ts';
import { compareAnswers, solveMath, verifySteps, type MathTool } from '../../../../src/tools/index.ts';

const tool = z.looseObject({
  name: z.string(),
  toolReferenceName: z.string(),
  modelDescription: z.string(),
  inputSchema: z.record(z.string(), z.unknown()),
});
const { contributes } = z
  .object({
    contributes: z.object({
      languageModelTools: z.array(tool),
      chatParticipants: z.array(
        z.looseObject({ id: z.string(), commands: z.array(z.looseObject({ name: z.string() })) }),
      ),
    }),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

/** A tool's input as the manifest states it. */
function statedInput({ input }: MathTool): unknown {
  const { $schema, additionalProperties, ...schema } = z.toJSONSchema(input, { io: 'input' });
  expect([$schema, additionalProperties]).toBeDefined();
  return schema;
}

describe('the manifest', () => {
  const tools = [verifySteps, solveMath, compareAnswers] as readonly MathTool[];

  it.each(tools)('states the tool $name as it is', (one) => {
    const stated = contributes.languageModelTools.find(({ toolReferenceName }) => toolReferenceName === one.name);
    expect(stated).toMatchObject({ modelDescription: one.description, inputSchema: statedInput(one) });
    expect(stated?.name).toBe(agentTools[one.name as keyof typeof agentTools]);
  });

  it('states no other tool, and the one chat participant with its commands', () => {
    expect(contributes.languageModelTools.length).toBe(tools.length);
    expect(contributes.chatParticipants.map(({ id }) => id)).toEqual([PARTICIPANT]);
    expect(contributes.chatParticipants[0]?.commands.map(({ name }) => name)).toEqual(['solve', 'check']);
  });
});
