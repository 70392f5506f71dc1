import type { AskKind, Impact, Need } from '@/lib/domain/event';
import { t } from './wording';

interface Choice<Value> {
  value: Value;
  label: string;
}

/** What a request can be about, in the order shown. */
export function askChoices(): Choice<AskKind>[] {
  return [
    { value: 'question', label: t('askQuestion') },
    { value: 'error', label: t('askError') },
    { value: 'missing', label: t('askMissing') },
    { value: 'suggestion', label: t('askSuggestion') },
  ];
}

/** Whether somebody waits for an answer. */
export function needChoices(): Choice<Need>[] {
  return [
    { value: 'answer', label: t('needAnswer') },
    { value: 'fyi', label: t('needFyi') },
  ];
}

/** How much the reader is held up. */
export function impactChoices(): Choice<Impact>[] {
  return [
    { value: 'blocks', label: t('impactBlocks') },
    { value: 'slows', label: t('impactSlows') },
    { value: 'minor', label: t('impactMinor') },
  ];
}

/** The question over the one required field, after the kind that was chosen. */
export function questionFor(ask: AskKind): string {
  switch (ask) {
    case 'question':
      return t('composeAskQuestion');
    case 'error':
      return t('composeAskError');
    case 'missing':
      return t('composeAskMissing');
    case 'suggestion':
      return t('composeAskSuggestion');
  }
}

/** The kind in one or two words. */
export function askLabel(ask: AskKind): string {
  return askChoices().find(({ value }) => value === ask)?.label ?? ask;
}
