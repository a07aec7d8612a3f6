import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import * as z from 'zod';

const manifest = z.object({
  contributes: z.object({
    colors: z.array(z.object({ id: z.string(), defaults: z.record(z.string(), z.string()) })),
  }),
});

/** The four kinds of themes, as the manifest names them, each with colours that the editor has in one of that kind. */
export const THEMES = {
  light: { foreground: '#3b3b3b', background: '#ffffff' },
  dark: { foreground: '#cccccc', background: '#1f1f1f' },
  highContrast: { foreground: '#ffffff', background: '#000000' },
  highContrastLight: { foreground: '#292929', background: '#ffffff' },
} as const;
export type Theme = keyof typeof THEMES;

/** Gives a page the colours of a theme, those of the extension out of its manifest. */
export async function useTheme(page: Page, theme: Theme): Promise<void> {
  const { contributes } = manifest.parse(JSON.parse(await readFile('package.json', 'utf8')));
  const { foreground, background } = THEMES[theme];
  const colours = {
    foreground,
    descriptionForeground: foreground,
    'editor-background': background,
    ...Object.fromEntries(contributes.colors.map(({ id, defaults }) => [id.replace('.', '-'), defaults[theme] ?? ''])),
  };
  const set = Object.entries(colours).map(([name, value]) => `['--vscode-${name}', '${value}']`);
  await page.evaluate(`{
    for (const [name, value] of [${set.join(',')}]) document.documentElement.style.setProperty(name, value);
    document.body.style.backgroundColor = '${background}';
  }`);
}

/** The contrast of an element's text with what is behind it, as WCAG 2 defines it. */
export async function contrast(page: Page, selector: string, theme: Theme): Promise<number> {
  const element = page.locator(selector).first();
  const channels =
    (await colourOf(element))
      .match(/[\d.]+/g)
      ?.slice(0, 3)
      .map(Number) ?? [];
  const [one, other] = [luminance(channels), luminance(hex(THEMES[theme].background))];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** The colour of an element's text, as the browser has it. */
function colourOf(element: Locator): Promise<string> {
  return element.evaluate((node) => (globalThis as unknown as Styles).getComputedStyle(node).color);
}

/** What the browser offers in the page, where this function's code runs. */
interface Styles {
  getComputedStyle(node: unknown): { readonly color: string };
}

function hex(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function luminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((value) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
