import { sheetOf } from './host';

/** How a place is marked: by colour and by a line of its own kind, so that colour is never the only sign. */
export type Look = 'open' | 'answered' | 'own';

/** The registry of highlights is shared with the page: our names carry our prefix. */
const NAMES: Record<Look | 'shown', string> = {
  open: 'docket-open',
  answered: 'docket-answered',
  own: 'docket-own',
  shown: 'docket-shown',
};
const LOOKS = ['open', 'answered', 'own', 'shown'] as const;
const SHOWN_MS = 2_500;
/** Readable on the strong mark in both schemes; the same as the toolbar's ground. */
const DARK_INK = '#1d2025';

export interface Highlights {
  /**
   * Replaces all marked places.
   * @param roots - Open shadow roots among the content: Firefox paints there only by a rule inside them (BROWSER-FACTS 6).
   */
  paint(places: { look: Look; range: AbstractRange }[], roots: ShadowRoot[]): void;
  /** Marks one place strongly for a moment. */
  show(range: AbstractRange): void;
  /** Off and on again, for a capture. */
  conceal(concealed: boolean): void;
  /** Reads the colours anew, after the page went from light to dark. */
  recolour(): void;
}

/**
 * Paints with the CSS Custom Highlight API: no node of the page is touched.
 * @param tokenHost - Our element, whose custom properties hold the colours.
 */
export function createHighlights(tokenHost: Element, signal: AbortSignal): Highlights {
  const sheet = sheetOf('');
  const sets = { open: new Highlight(), answered: new Highlight(), own: new Highlight(), shown: new Highlight() };
  sets.shown.priority = 1;
  let trees: DocumentOrShadowRoot[] = [document];
  let written = '';
  let concealed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = () => {
    for (const look of LOOKS) {
      const [name, set] = [NAMES[look], sets[look]];
      const wanted = !concealed && set.size > 0;
      if (wanted && CSS.highlights.get(name) !== set) CSS.highlights.set(name, set);
      if (!wanted) CSS.highlights.delete(name);
    }
    if (LOOKS.every((look) => sets[look].size === 0)) return; // a page without requests keeps its styles as they are
    for (const tree of trees) if (!tree.adoptedStyleSheets.includes(sheet)) tree.adoptedStyleSheets.push(sheet);
  };
  const discard = (tree: DocumentOrShadowRoot) => {
    tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((it) => it !== sheet);
  };
  const recolour = () => {
    const wanted = rules(getComputedStyle(tokenHost));
    if (wanted === written) return; // every change makes the browser look at all of the page's elements again
    written = wanted;
    sheet.replaceSync(wanted);
  };
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    for (const look of LOOKS) CSS.highlights.delete(NAMES[look]);
    for (const tree of trees) discard(tree);
  });
  // The page may clear the shared registry at any time; this looks when the reader does something.
  for (const type of ['pointerup', 'keyup', 'scrollend', 'visibilitychange']) {
    document.addEventListener(type, keep, { capture: true, passive: true, signal });
  }
  recolour();
  return {
    paint(places, roots) {
      for (const tree of trees) if (tree instanceof ShadowRoot && !roots.includes(tree)) discard(tree);
      trees = [document, ...roots];
      for (const look of LOOKS) if (look !== 'shown') sets[look].clear();
      for (const { look, range } of places) sets[look].add(range);
      keep();
    },
    show(range) {
      clearTimeout(timer);
      sets.shown.clear();
      sets.shown.add(range);
      keep();
      timer = setTimeout(() => {
        sets.shown.clear();
        keep();
      }, SHOWN_MS);
    },
    conceal(value) {
      concealed = value;
      keep();
    },
    recolour,
  };
}

/** Not on paper, and in forced colours the system's own pair. Text gets our ink too: code may be light on dark inside a light page. */
function rules(tokens: CSSStyleDeclaration): string {
  const token = (name: string) => tokens.getPropertyValue(name).trim();
  const rule = (look: Look | 'shown', ground: string, line: string, ink = token('--ink')) =>
    `::highlight(${NAMES[look]}){color:${ink};background-color:${ground};text-decoration:underline ${line}}`;
  const forced = LOOKS.map((look) => `::highlight(${NAMES[look]}){color:MarkText;background-color:Mark}`).join('');
  return (
    '@media screen{' +
    rule('open', token('--mark'), `2px solid ${token('--mark-2')}`) +
    rule('answered', token('--good-soft'), `2px dotted ${token('--good')}`) +
    rule('own', token('--info-soft'), `2px dashed ${token('--info')}`) +
    rule('shown', token('--mark-2'), `2px solid ${DARK_INK}`, DARK_INK) +
    `}@media screen and (forced-colors:active){${forced}}`
  );
}
