import { commandIds } from '../editor/commands.ts';
import type { ActionLink } from '../present/hoverMarkdown.ts';
import type { Words } from '../words.ts';

/** The links of a step's hover by which the user says whether it is right. */
export function feedbackLinks(document: string, offset: number, t: Words): readonly ActionLink[] {
  const given = [document, offset];
  return [
    { title: t('This step is right'), command: commandIds.stepIsRight, arguments: given },
    { title: t('This step is wrong'), command: commandIds.stepIsWrong, arguments: given },
  ];
}
