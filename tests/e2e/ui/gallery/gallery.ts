import '@/components/base.css';
import { speakEnglish } from '../../../dom/ui/english';
import { composeStates } from './compose-states';
import { editorStates } from './editor-states';
import { sentStates } from './sent-states';
import { threadStates } from './thread-states';

/** Every state that is photographed: by name, what shows it. */
const states: Record<string, (target: HTMLElement) => Promise<void>> = {
  ...composeStates,
  ...editorStates,
  ...sentStates,
  ...threadStates,
};

speakEnglish();
const asked = new URLSearchParams(location.search).get('state');
const show = asked === null ? undefined : states[asked];
if (show === undefined) {
  for (const name of Object.keys(states)) {
    const link = document.createElement('a');
    link.href = `?state=${name}`;
    link.textContent = name;
    document.body.append(link, document.createElement('br'));
  }
} else {
  await show(document.body);
}
document.documentElement.dataset['shown'] = asked ?? 'list';
