import type { Drawer } from '@/lib/ui/drawer.svelte';
import { aDraft } from '../../../dom/ui/examples';
import { markedPicture, withPicture } from './page-picture';
import { showDrawer } from './show-drawer';

const edit = (then: (drawer: Drawer) => void) =>
  showDrawer({ draft: aDraft({ picture: markedPicture }) }, withPicture, async (drawer) => {
    await drawer.readPicture();
    drawer.openEditor();
    then(drawer);
  });

/** The picture editor. */
export const editorStates = {
  'editor-marks': edit(() => {}),
  'editor-selected': edit((drawer) => drawer.editor?.select(0)),
  'editor-cropped': edit((drawer) => {
    drawer.editor?.use('crop');
    drawer.editor?.addInMiddle();
  }),
};
