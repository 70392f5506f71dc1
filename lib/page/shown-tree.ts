/** The page's nodes as they are shown: those of an open shadow tree in its host's place, slotted ones in their slots. */

export function firstShown(element: Element): Node | null {
  const { shadowRoot } = element;
  if (shadowRoot !== null) return shadowRoot.firstChild;
  return (element.localName === 'slot' ? slotted(element)[0] : undefined) ?? element.firstChild;
}

export function nextShown(node: Node): Node | null {
  const slot = slotOf(node);
  if (slot === null) return node.nextSibling;
  const together = slotted(slot);
  return together[together.indexOf(node) + 1] ?? null;
}

export function parentShown(node: Node): Element | null {
  const parent = slotOf(node) ?? node.parentNode;
  return parent === null || isElement(parent) ? parent : hostOf(parent);
}

/** The element whose shadow tree a node is in. */
export function hostOf(node: Node): Element | null {
  return (node.getRootNode() as Partial<ShadowRoot>).host ?? null; // `host` exists on shadow roots alone
}

export function isText(node: Node): node is Text {
  return node.nodeType === 3;
}

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** What a slot shows instead of its own children. */
function slotted(slot: Element): Node[] {
  return (slot as HTMLSlotElement).assignedNodes(); // by its name
}

/** The slot that a node is shown in; only children of a host with an open shadow tree can have one. */
function slotOf(node: Node): Element | null {
  return (node as Partial<Element>).assignedSlot ?? null; // elements and texts have it
}
