import { answerTo, findVisitorFaults, type VisitorCard } from '@/lib/domain/visitor';
import { Refusal } from '../../attempt';
import type { CommentForm } from './comment-form';

export interface Filling {
  words: string;
  card: VisitorCard;
  /** The comment that this one answers. */
  parentId: string | null;
}

/**
 * What a browser would send of the form, filled in by this person: everything that the form holds as it stands, traps
 * left alone, and the person's own parts.
 * @throws Refusal `form-asks-more` if the form wants something that the card does not say.
 */
export function fillIn(form: CommentForm, { words, card, parentId }: Filling): URLSearchParams {
  if (findVisitorFaults(card, form.wants).length > 0) throw new Refusal({ kind: 'refused', why: 'form-asks-more' });
  const sent = new URLSearchParams();
  for (const slot of form.slots) {
    switch (slot.takes) {
      case 'fixed':
        sent.append(slot.name, slot.value);
        break;
      case 'words':
        sent.append(slot.name, words);
        break;
      case 'name':
        sent.append(slot.name, card.name.trim());
        break;
      case 'mail':
        sent.append(slot.name, card.mail.trim());
        break;
      case 'parent':
        sent.append(slot.name, parentId ?? '0');
        break;
      case 'clock':
        sent.append(slot.name, String(Date.now()));
        break;
      case 'answer': {
        const answer = answerTo(slot.question, card.answers);
        // a browser sends nothing of an empty box or of buttons none of which is pressed
        if (answer !== '' || slot.question.kind === 'line' || slot.question.kind === 'lines') {
          sent.append(slot.question.name, answer);
        }
      }
    }
  }
  if (parentId !== null && !form.slots.some(({ takes }) => takes === 'parent')) sent.append('comment_parent', parentId);
  return sent;
}
