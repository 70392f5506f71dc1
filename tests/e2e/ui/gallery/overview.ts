import { LANGUAGES, type Language } from './language';

/** Pixels; the drawer's own width, the narrowest it must work in, and a window's. */
const WIDTHS = { drawer: 392, narrow: 320, wide: 900 } as const;
const HEIGHT = 620;

/** What is looked at: the same states in another language or width. */
interface Choice {
  language: Language;
  width: keyof typeof WIDTHS;
}

/** Every state on one page, light and dark side by side, in the language and width that are chosen. */
export function showOverview(names: string[], target: HTMLElement, chosen: Choice): void {
  const style = document.createElement('style');
  style.textContent = `html, body { block-size: auto; overflow: auto }
    body { padding: 16px; font: 13px system-ui }
    .bar { position: sticky; inset-block-start: 0; display: flex; gap: 16px; padding: 8px 0; background: canvas; z-index: 1 }
    .pair { display: flex; flex-wrap: wrap; gap: 12px; margin: 4px 0 28px }
    iframe { border: 1px solid #8886; inline-size: ${String(WIDTHS[chosen.width])}px; block-size: ${String(HEIGHT)}px; background: canvas }
    iframe.dark { color-scheme: dark } iframe.light { color-scheme: light }`;
  const bar = document.createElement('nav');
  bar.className = 'bar';
  bar.setAttribute('aria-label', 'Language and width');
  bar.append(
    choice('Language', LANGUAGES, chosen.language, (language) => go({ ...chosen, language })),
    choice('Width', Object.keys(WIDTHS) as Choice['width'][], chosen.width, (width) => go({ ...chosen, width })), // its own keys
  );
  target.append(style, bar, ...names.map((name) => stateOf(name, chosen)));
}

function stateOf(name: string, { language }: Choice): HTMLElement {
  const address = `?state=${name}&lang=${language}`;
  const link = document.createElement('a');
  link.href = address;
  link.textContent = name;
  const pair = document.createElement('div');
  pair.className = 'pair';
  for (const scheme of ['light', 'dark']) {
    const frame = document.createElement('iframe');
    frame.src = address;
    frame.className = scheme;
    frame.loading = 'lazy';
    frame.title = `${name}, ${scheme}`;
    pair.append(frame);
  }
  const section = document.createElement('section');
  section.append(link, pair);
  return section;
}

function choice<Value extends string>(
  name: string,
  values: readonly Value[],
  chosen: Value,
  changed: (value: Value) => void,
): HTMLElement {
  const label = document.createElement('label');
  const select = document.createElement('select');
  for (const value of values) select.append(new Option(value, value, false, value === chosen));
  select.addEventListener('change', () => {
    const value = values.find((one) => one === select.value);
    if (value !== undefined) changed(value);
  });
  label.append(`${name} `, select);
  return label;
}

function go({ language, width }: Choice): void {
  location.search = `?lang=${language}&width=${width}`;
}

/** Reads a width's name out of an address. */
export function readWidth(name: string | null): Choice['width'] {
  return name === 'narrow' || name === 'wide' ? name : 'drawer';
}
