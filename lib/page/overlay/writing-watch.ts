export interface WritingWatch {
  /** True from the first change that the reader types in the page's own text until the focus leaves that text. */
  isUnderWay(): boolean;
}

/**
 * A live page is an editor, and who writes there selects words to work on them, not to ask. So the toolbar leaves
 * writers alone; icon, menu and key work all the same.
 * @param content - Of the page that is shown now.
 */
export function watchWriting(content: () => Element | undefined, signal: AbortSignal): WritingWatch {
  let written: Element | undefined;
  const listen = (type: string, becomes: () => Element | undefined) =>
    addEventListener(
      type,
      ({ target }) => {
        if (target instanceof Node && content()?.contains(target) === true) written = becomes();
      },
      { capture: true, passive: true, signal },
    );
  listen('beforeinput', content);
  listen('focusout', () => undefined);
  return { isUnderWay: () => written !== undefined && written === content() };
}
