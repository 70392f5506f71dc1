import { describe, expect, test } from 'vitest';
import { answerTo, findVisitorFaults, NO_CARD, type FormQuestion, type VisitorForm } from '@/lib/domain/visitor';

const order: FormQuestion = { name: 'order', label: 'Order number', required: true, kind: 'line' };
const privacy: FormQuestion = { name: 'privacy', label: 'I agree', required: true, kind: 'check', value: 'yes' };
const plan: FormQuestion = {
  name: 'plan',
  label: 'Plan',
  required: false,
  kind: 'choice',
  choices: [{ value: 's', label: 'Small' }],
};
const strict: VisitorForm = { name: 'required', mail: 'required', questions: [order, privacy, plan] };
const ann = { name: 'Ann', mail: 'ann@example.org', answers: { order: '7', privacy: 'yes' } };

describe('what is missing before a form takes a card', () => {
  test('everything that the form requires', () => {
    expect(findVisitorFaults(NO_CARD, strict)).toEqual([
      { field: 'name', why: 'empty' },
      { field: 'mail', why: 'empty' },
      { field: { question: 'order' }, why: 'empty' },
      { field: { question: 'privacy' }, why: 'empty' },
    ]);
    expect(findVisitorFaults(ann, strict)).toEqual([]);
    expect(findVisitorFaults({ ...ann, name: '  ', answers: { ...ann.answers, order: ' ' } }, strict)).toHaveLength(2);
  });

  test('nothing that it leaves open or does not ask', () => {
    expect(findVisitorFaults(NO_CARD, { name: 'optional', mail: 'optional', questions: [plan] })).toEqual([]);
    expect(findVisitorFaults({ ...ann, mail: 'x' }, { name: 'not-asked', mail: 'not-asked', questions: [] })).toEqual(
      [],
    );
  });

  test.each(['ann', 'ann@', 'ann@example', 'ann@example.', 'a b@example.org', '<ann@example.org>'])(
    'a mail address that is none, given freely or not: %s',
    (mail) => {
      for (const wanted of ['required', 'optional'] as const) {
        const faults = findVisitorFaults({ ...ann, mail }, { name: 'required', mail: wanted, questions: [] });
        expect(faults).toEqual([{ field: 'mail', why: 'not-an-address' }]);
      }
    },
  );
});

test('an answer counts only if it fits the question as it is now', () => {
  expect(answerTo(order, { order: ' A-7 ' })).toBe('A-7');
  expect(answerTo(plan, { plan: 's' })).toBe('s');
  expect(answerTo(plan, { plan: 'of an older form' })).toBe('');
  expect(answerTo(privacy, { privacy: 'of an older form' })).toBe('yes');
  expect(answerTo({ ...order, name: 'constructor' }, {})).toBe('');
});
