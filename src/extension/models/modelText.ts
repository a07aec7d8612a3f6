import type { CatalogueEntry, DownloadProgress, MemoryFit } from '../../runtime/models/index.ts';
import type { Words } from '../words.ts';

/** "1.1 GB", "98 MB". */
export function bytesText(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.round(bytes / 1e6)} MB`;
}

/** Where a model comes from, as the names of its sources in the order they are tried. */
export function sourcesText({ sources }: CatalogueEntry, t: Words): string {
  const names = sources.map((source) => {
    switch (source.kind) {
      case 'hub':
        return new URL(source.url).host;
      case 'wheels':
        return t('the Python package index ({0})', source.packages.prefix);
      case 'bundled':
        return t('this extension');
      case 'file':
        return t('a file of your own');
    }
  });
  return [...new Set(names)].join(t(', else '));
}

/** The question before a download: what, how big, from where, whether it fits this machine, and what could come with it. */
export function downloadQuestion(
  entry: CatalogueEntry,
  fit: MemoryFit,
  forScores: CatalogueEntry | null,
  t: Words,
): { title: string; detail: string } {
  const title = t('Download {0} ({1})?', entry.title, bytesText(entry.bytes));
  const detail = [
    t('Solving needs a model. It is downloaded once and runs on this machine; nothing of your documents leaves it.'),
    t('Source: {0}.', sourcesText(entry, t)),
    t('Licence: {0}.', entry.licence.name),
    fit.text,
    ...(forScores === null
      ? []
      : [
          t(
            'With scores: also {0} ({1}), by which steps that calculation cannot decide get the probability that they are right.',
            forScores.title,
            bytesText(forScores.bytes),
          ),
        ]),
  ].join('\n');
  return { title, detail };
}

/** "412 of 1117 MB, 8.3 MB/s". */
export function progressText({ phase, doneBytes, totalBytes, bytesPerSecond }: DownloadProgress, t: Words): string {
  if (phase === 'verify') return t('Comparing the checksum');
  const rate = (bytesPerSecond / 1e6).toFixed(1);
  return t('{0} of {1} MB, {2} MB/s', Math.round(doneBytes / 1e6), Math.round(totalBytes / 1e6), rate);
}

/** The line under a model in the list: its size, its licence, and what is known of it. */
export function modelDetail(entry: CatalogueEntry, installed: boolean, fit: MemoryFit, t: Words): string {
  const parts = [
    installed ? t('on this machine') : bytesText(entry.bytes),
    entry.licence.name,
    ...(entry.tried ? [] : [t('not tried with this extension')]),
    ...(fit.fit === 'fits' ? [] : [fit.text]),
  ];
  return parts.join(' · ');
}
