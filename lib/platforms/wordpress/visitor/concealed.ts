import { attribute, classesOf, elementsIn, lineage, textIn, type Element, type Markup } from './markup';

/*
 * Traps for robots: fields that people never see, and so never fill. They are told by how they are hidden, or by what
 * their label says.
 */

/** Declarations that take an element out of sight. */
const HIDING = [
  /display\s*:\s*none/i,
  /visibility\s*:\s*(?:hidden|collapse)/i,
  /(?:^|[;\s])(?:left|right|top|text-indent|margin-left)\s*:\s*-\d{3,}/i,
  /clip\s*:\s*rect\(\s*[01]/i,
  /clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0)/i,
  /(?:^|;)\s*(?:height|max-height|width|opacity)\s*:\s*(?:[01]px|0|0?\.0+)\s*(?:!important)?\s*(?:;|$)/i,
];
/** "Leave this field empty", in the languages of the plugins that say so. */
const LEAVE_EMPTY =
  /(?:leave|keep)\b.{0,30}\b(?:empty|blank)|(?:do not|don.?t)\s+(?:fill|enter|type|change)|if you(?:.re| are) (?:a )?human|leer\s*lassen|frei\s*lassen|nicht\s+(?:aus|be)f.{1,2}llen|laisse[rz].{0,30}vide|ne\s+(?:pas\s+)?rempli|d[eé]j[ae].{0,30}vac|no\s+rellen|lasci.{0,30}vuot|non\s+compil|leeg\s*laten|niet\s+invullen/iu;

/** Names that plugins give to their traps, and frameworks to what is there for screen readers alone. */
const TELLING_NAMES =
  /honey[-_]?pot|ohnohoney|(?:^|[\s_-])hp(?:[\s_-]|$)|(?:^|\s)(?:screen-reader-text|sr-only|visually-hidden|d-none)(?:\s|$)/i;

/** The classes (`.x`) and ids (`#x`) that a page's own style sheets hide. Rules within `@media` and the like hold elsewhere. */
export function hiddenNames(page: Markup): Set<string> {
  const sheets = elementsIn(page, ({ name }) => name === 'style');
  const rules = sheets.flatMap((sheet) => plainRules(textIn(sheet)));
  return new Set(rules.flatMap(({ names, body }) => (hides(body) ? names : [])));
}

/** Whether people do not see this field, within its form. */
export function isConcealed(field: Element, form: Element, label: string, hidden: ReadonlySet<string>): boolean {
  const box = ['checkbox', 'radio'].includes(attribute(field, 'type') ?? ''); // themes hide these and draw their own
  if (LEAVE_EMPTY.test(label) || TELLING_NAMES.test(attribute(field, 'name') ?? '')) return true;
  if (!box && Number(attribute(field, 'tabindex') ?? 0) < 0) return true;
  return lineage(field, form).some((element) => !(box && element === field) && isOutOfSight(element, hidden));
}

function isOutOfSight(element: Element, hidden: ReadonlySet<string>): boolean {
  const id = attribute(element, 'id') ?? '';
  const names = [`#${id}`, ...classesOf(element).map((name) => `.${name}`)];
  return (
    TELLING_NAMES.test(id) ||
    TELLING_NAMES.test(attribute(element, 'class') ?? '') ||
    attribute(element, 'hidden') !== null ||
    attribute(element, 'aria-hidden') === 'true' ||
    hides(attribute(element, 'style') ?? '') ||
    names.some((name) => hidden.has(name))
  );
}

function hides(declarations: string): boolean {
  return HIDING.some((pattern) => pattern.test(declarations));
}

/** The rules of a style sheet that hold always, each with the classes and ids that its selectors end in. */
function plainRules(sheet: string): { names: string[]; body: string }[] {
  const css = sheet.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@(?:charset|import)[^;{]*;/g, '');
  const rules: { names: string[]; body: string }[] = [];
  for (let at = 0, open = css.indexOf('{'); open >= 0; open = css.indexOf('{', at)) {
    const prelude = css.slice(at, open).trim();
    const end = closingBrace(css, open);
    const names = prelude.split(',').flatMap((selector) => /[.#][\w-]+$/.exec(selector.trim()) ?? []);
    if (!prelude.startsWith('@')) rules.push({ names, body: css.slice(open + 1, end) });
    at = end + 1;
  }
  return rules;
}

function closingBrace(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1;
    if (css[at] === '}' && (depth -= 1) === 0) return at;
  }
  return css.length;
}
