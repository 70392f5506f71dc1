import type { EventWords } from '@/lib/domain/codec';

/**
 * What comments say around a person's own words.
 * @param message - Gives the text of a key of `_locales`.
 */
export function eventWordsFrom(message: (key: string) => string): EventWords {
  const say = (name: string) => message(`event${name}`);
  return {
    ask: { question: say('Question'), error: say('Error'), missing: say('Missing'), suggestion: say('Suggestion') },
    need: { answer: say('NeedAnswer'), fyi: say('NeedFyi') },
    impact: { blocks: say('Blocks'), slows: say('Slows'), minor: say('Minor') },
    status: { answered: say('Answered'), closed: say('Closed'), reopened: say('Reopened') },
    closing: {
      answered: say('ClosingAnswered'),
      fixed: say('ClosingFixed'),
      duplicate: say('ClosingDuplicate'),
      documented: say('ClosingDocumented'),
      declined: say('ClosingDeclined'),
    },
    rated: { helped: say('Helped'), didNotHelp: say('DidNotHelp') },
    kind: {
      'taken-up': say('TakenUp'),
      detail: say('Detail'),
      'me-too': say('MeToo'),
      're-anchored': say('ReAnchored'),
      article: say('Article'),
      note: say('Note'),
      assigned: say('Assigned'),
      time: say('Time'),
      mirrored: say('Mirrored'),
      merged: say('Merged'),
      escalated: say('Escalated'),
      flagged: say('Flagged'),
      coached: say('Coached'),
      reviewed: say('Reviewed'),
      'article-state': say('ArticleState'),
      setting: say('Setting'),
    },
    reviewed: { taken: say('Taken'), rejected: say('Rejected'), fixed: say('Fixed'), open: say('OpenAgain') },
    articleState: {
      draft: say('ArticleDraft'),
      'in-review': say('ArticleInReview'),
      published: say('ArticlePublished'),
      'needs-work': say('ArticleNeedsWork'),
      retired: say('ArticleRetired'),
    },
    nobody: say('Nobody'),
    removed: say('Removed'),
    minutes: say('Minutes'),
    billable: say('Billable'),
    picture: say('Picture'),
    file: say('File'),
    copyTo: say('CopyTo'),
    openInContext: say('OpenInContext'),
  };
}
