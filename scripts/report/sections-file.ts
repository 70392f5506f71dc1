import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as v from 'valibot';

const Trace = { path: v.array(v.string()), occurrence: v.number(), bodyHash: v.nullable(v.string()) };
const Section = v.object({
  ...Trace,
  characters: v.number(),
  id: v.string(),
  before: v.array(v.object(Trace)),
  splitFrom: v.exactOptional(v.string()),
});
const Sections = v.object({
  site: v.string(),
  pages: v.array(v.object({ pageKey: v.string(), sections: v.array(Section) })),
  /** Pages that a report labelled; absent in files of before it did. */
  labelled: v.exactOptional(v.array(v.string())),
});

/** What a report knows of a site's sections and labels, for the next one. */
export type SectionsFile = v.InferOutput<typeof Sections>;

/** `null`: there is none yet. @throws Error where it is not as it was written. */
export function readSections(path: string): SectionsFile | null {
  try {
    return v.parse(Sections, JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  }
}

/** Whole or not at all, wherever it is stopped. */
export function writeSections(path: string, sections: SectionsFile): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(sections)}\n`);
  renameSync(`${path}.new`, path);
}
