import { expect, test } from 'vitest';
import { buildToolbar, type ToolbarChoice } from '@/lib/page/overlay/toolbar';

function shown(mayFlag: boolean) {
  const chosen: ToolbarChoice[] = [];
  const on = { chosen: (choice: ToolbarChoice) => void chosen.push(choice), left: () => {} };
  const { element } = buildToolbar((word) => word, { shortcut: null, mayFlag }, on);
  const buttons = [...element.querySelectorAll('button')];
  return { chosen, names: buttons.map((button) => button.getAttribute('aria-label')), buttons };
}

test('maintainers flag what is selected with one click, everybody else is not offered that', () => {
  expect(shown(false).names).toEqual(['overlayAsk', 'overlayWrong', 'overlayHide']);
  const { names, buttons, chosen } = shown(true);
  expect(names).toEqual(['overlayAsk', 'overlayWrong', 'overlayFlag', 'overlayHide']);
  for (const button of buttons) button.click();
  expect(chosen).toEqual([
    { view: 'compose', kind: null },
    { view: 'compose', kind: 'error' },
    { view: 'flag', kind: null },
    'hide',
  ]);
});
