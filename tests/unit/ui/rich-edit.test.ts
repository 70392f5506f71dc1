import { describe, expect, test } from 'vitest';
import { addLink, continueList, toggleList, toggleSign, type FieldEdit, type FieldState } from '@/lib/ui/rich-edit';

/** A field as it looks: what is selected stands between bars. */
function field(look: string): FieldState {
  const start = look.indexOf('|');
  const end = look.lastIndexOf('|') === start ? start : look.lastIndexOf('|') - 1;
  return { text: look.replaceAll('|', ''), start, end };
}

function after(look: string, change: (at: FieldState) => FieldEdit | null): string | null {
  const at = field(look);
  const edit = change(at);
  if (edit === null) return null;
  const text = at.text.slice(0, edit.from) + edit.words + at.text.slice(edit.to);
  const marked = [text.slice(0, edit.start), text.slice(edit.start, edit.end), text.slice(edit.end)];
  return edit.start === edit.end ? `${marked[0] ?? ''}|${marked[2] ?? ''}` : marked.join('|');
}

const bold = (at: FieldState) => toggleSign(at, '**', 'words');

describe('a sign', () => {
  test('goes around the selected words, not the blanks at their ends, and away again', () => {
    expect(after('a| b |c', bold)).toBe('a **|b|** c');
    expect(after('a **|b|** c', bold)).toBe('a |b| c');
  });

  test('with nothing selected, brings words to be typed over', () => {
    expect(after('a |', bold)).toBe('a **|words|**');
  });

  test('goes around each selected line, since it does not reach over a line break', () => {
    expect(after('|a\n\nb|', bold)).toBe('|**a**\n\n**b**|');
  });
});

describe('a list', () => {
  test('is made of the selected lines, and unmade', () => {
    expect(after('x\n|a\nb|\ny', toggleList)).toBe('x\n- a\n- b|\ny');
    expect(after('x\n|- a\n- b|\ny', toggleList)).toBe('x\na\nb|\ny');
    expect(after('|', toggleList)).toBe('- |');
  });

  test('goes on at Enter, counts on, and ends with an empty item', () => {
    expect(after('- a|', continueList)).toBe('- a\n- |');
    expect(after('1. a\n2. b|', continueList)).toBe('1. a\n2. b\n3. |');
    expect(after('- a\n- |', continueList)).toBe('- a\n|');
    expect(after('a - b|', continueList)).toBeNull();
  });
});

describe('a link', () => {
  test('carries the selected words, and an address that is read again whatever stands in it', () => {
    expect(after('see |this|.', (at) => addLink(at, ' https://x.test/a_(b) ', 'link'))).toBe(
      'see [this](https://x.test/a_%28b%29)|.',
    );
    expect(after('|', (at) => addLink(at, 'https://x.test', 'link'))).toBe('[link](https://x.test/)|');
  });

  test.each(['javascript:alert(1)', 'x.test', 'https://', 'https://a b'])('%s is no web address', (address) => {
    expect(after('|', (at) => addLink(at, address, 'link'))).toBeNull();
  });
});
