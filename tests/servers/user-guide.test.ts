import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { userGuide } from './user-guide.ts';

/** Names of elements that are left open or closed out of turn. */
function unbalanced(xml: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  const parser = new Parser(
    {
      onopentag: (name) => open.push(name),
      onclosetag: (name, implied) => {
        if (open.pop() !== name || implied) wrong.push(name);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml.replaceAll(/<(\w+)([^<>]*)\/>/g, '<$1$2></$1>')); // the parser calls <br/> "implied" too
  return wrong;
}

test('a list that is not closed would be noticed', () => {
  expect(unbalanced('<p>a<br />b</p><ul><li>c</li>')).toEqual(['ul']);
});

test.each(userGuide())('the guide "$title" has a title, sections and well-formed text', ({ title, html }) => {
  expect(title).not.toBe('');
  expect(html).toContain('<h2>');
  expect(html).not.toContain('<h1');
  expect(unbalanced(html)).toEqual([]);
});
