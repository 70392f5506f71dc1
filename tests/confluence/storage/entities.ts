import { parseDocument, DomUtils } from 'htmlparser2';

// The named entities of XHTML 1.0 (Latin 1, symbols, special), which Confluence's storage format declares; no others.
const NAMES = new Set(
  (
    'quot amp apos lt gt nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn ' +
    'sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde ' +
    'Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde ' +
    'Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil ' +
    'egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave ' +
    'uacute ucirc uuml yacute thorn yuml fnof Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi ' +
    'Omicron Pi Rho Sigma Tau Upsilon Phi Chi Psi Omega alpha beta gamma delta epsilon zeta eta theta iota kappa lambda ' +
    'mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega thetasym upsih piv bull hellip prime Prime oline ' +
    'frasl weierp image real trade alefsym larr uarr rarr darr harr crarr lArr uArr rArr dArr hArr forall part exist ' +
    'empty nabla isin notin ni prod sum minus lowast radic prop infin ang and or cap cup int there4 sim cong asymp ne ' +
    'equiv le ge sub sup nsub sube supe oplus otimes perp sdot lceil rceil lfloor rfloor lang rang loz spades clubs ' +
    'hearts diams OElig oelig Scaron scaron Yuml circ tilde ensp emsp thinsp zwnj zwj lrm rlm ndash mdash lsquo rsquo ' +
    'sbquo ldquo rdquo bdquo dagger Dagger permil lsaquo rsaquo euro'
  ).split(' '),
);

const decoded = new Map<string, string>();

/** The character of one entity (`&nbsp;`, `&#8217;`), or null where storage format does not know it. */
export function decodeEntity(entity: string): string | null {
  const inner = entity.slice(1, -1);
  if (/^#(\d+|x[\da-f]+)$/i.test(inner)) {
    const code = /^#x/i.test(inner) ? Number.parseInt(inner.slice(2), 16) : Number(inner.slice(1));
    const legal = code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10ffff);
    return legal && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null;
  }
  if (!NAMES.has(inner)) return null;
  const character = decoded.get(inner) ?? DomUtils.textContent(parseDocument(entity));
  decoded.set(inner, character);
  return character;
}

/** Text made safe for markup and attribute values alike. */
export function escapeMarkup(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
