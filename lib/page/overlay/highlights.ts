import { sheetOf } from './host';
import { LOOKS, nameOf, type Look } from './look';
import type { Scheme } from './page-scheme';

const SHOWN_MS = 2_500;

export interface Highlights {
  /**
   * Replaces all marked places.
   * @param roots - Open shadow roots among the content: browsers paint there only by a rule inside them (BROWSER-FACTS 6).
   * @param scheme - Of the page's ground.
   */
  paint(places: { look: Look; range: AbstractRange }[], roots: ShadowRoot[], scheme: Scheme): void;
  /** Marks one place strongly for a moment. */
  show(range: AbstractRange): void;
  /** Off and on again, for a capture. */
  conceal(concealed: boolean): void;
}

/**
 * Paints with the CSS Custom Highlight API: no node of the page is touched. Its rules for light pages come with this script
 * as a style sheet (`highlights.css`): given to a page that stands already they would have all of it styled anew.
 * @param askRules - The rules for dark pages, and for shadow trees; `null` when nobody answers.
 */
export function createHighlights(
  askRules: (scheme: Scheme) => Promise<string | null>,
  signal: AbortSignal,
): Highlights {
  const sheet = sheetOf('');
  const sets = { open: new Highlight(), answered: new Highlight(), own: new Highlight(), shown: new Highlight() };
  sets.shown.priority = 1;
  /** Where our sheet has to be. */
  let trees: DocumentOrShadowRoot[] = [];
  let written: Scheme | null = null;
  let concealed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = () => {
    for (const look of LOOKS) {
      const [name, set] = [nameOf(look), sets[look]];
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
  const dress = async (roots: ShadowRoot[], scheme: Scheme) => {
    const wanted = scheme === 'dark' ? [document, ...roots] : roots;
    for (const tree of trees) if (!wanted.includes(tree as ShadowRoot)) discard(tree); // or the document
    trees = wanted;
    if (trees.length === 0 || written === scheme) return; // every change makes the browser look at all elements again
    written = scheme;
    const rules = await askRules(scheme);
    if (written !== scheme) return; // the page has changed its scheme meanwhile
    if (rules === null)
      written = null; // nobody answered: the next paint asks again
    else sheet.replaceSync(rules);
  };
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    for (const look of LOOKS) CSS.highlights.delete(nameOf(look));
    for (const tree of trees) discard(tree);
  });
  // The page may clear the shared registry at any time; this looks when the reader does something.
  for (const type of ['pointerup', 'keyup', 'visibilitychange']) {
    document.addEventListener(type, keep, { capture: true, passive: true, signal });
  }
  return {
    paint(places, roots, scheme) {
      void dress(roots, scheme);
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
  };
}
