/** A lone dash before a shortcode of the site, two before any other bracket: which one, only the words' hash tells. */
const BEFORE_BRACKET = /(?<=^|[\s>]|&nbsp;)&#8211;(?=\[)/g;
/**
 * What `wptexturize` writes, always as a decimal entity, while a character that a person typed stays itself: so it can be undone.
 * Each is first replaced by a noncharacter, which canonical words never hold. `[entity, typed, shown]`, also of translated sites.
 */
const TYPOGRAPHY: [RegExp, string, string][] = [
  [/(?<=^|[\s>]|&nbsp;)&#8211;(?=$|[\s<]|&nbsp;)/g, '-', '–'],
  [BEFORE_BRACKET, '-', '–'],
  [/&#8211;/g, '--', '–'],
  [/&#8212;/g, '--', '—'],
  [/&#8230;/g, '...', '…'],
  [/&#8216;/g, "'", '‘'],
  [/&#8217;/g, "'", '’'],
  [/&#8218;/g, "'", '‚'],
  [/&#8242;/g, "'", '′'],
  [/&#8220;/g, '"', '“'],
  [/&#8221;/g, '"', '”'],
  [/&#8222;/g, '"', '„'],
  [/&#8243;/g, '"', '″'],
  [/&laquo;&nbsp;/g, '"', '« '],
  [/&nbsp;&raquo;/g, '"', ' »'],
  [/&#8482;/g, '(tm)', '™'],
  [/&#215;/g, 'x', '×'],
];
const FIRST_MARK = 0xfdd0;
const MARKS = /[\ufdd0-\ufdef]/g;

/** Puts a mark where WordPress improved the typography of a comment's HTML. */
export function markTypography(html: string): string {
  return TYPOGRAPHY.reduce(
    (marked, [entity], at) => marked.replace(entity, String.fromCharCode(FIRST_MARK + at)),
    html.replace(MARKS, ''),
  );
}

function entryOf(mark: string): (typeof TYPOGRAPHY)[number] | undefined {
  return TYPOGRAPHY[mark.charCodeAt(0) - FIRST_MARK];
}

/** The ways in which marked words can be read: as typed (one dash before a bracket, or two), as shown, and (where a wiki curls the characters themselves) with straight quotes. */
export function readings(): ((words: string) => string)[] {
  return [
    (words) => words.replace(MARKS, (mark) => entryOf(mark)?.[1] ?? ''),
    (words) => words.replace(MARKS, (mark) => entryOf(mark)?.[2] ?? ''),
    (words) =>
      words.replace(MARKS, (mark) => (entryOf(mark)?.[0] === BEFORE_BRACKET ? '--' : (entryOf(mark)?.[1] ?? ''))),
    (words) => words.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(MARKS, ''),
  ];
}
