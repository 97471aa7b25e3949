const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** What XML 1.0 has no way to write: control characters, halves of a pair, two code points. */
const UNWRITABLE =
	// eslint-disable-next-line no-control-regex -- They are what it is about.
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as the content of an element or an attribute, whoever wrote it. */
export const escapeXml = (text: string): string =>
	text.replaceAll(UNWRITABLE, '\ufffd').replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter] ?? '');

/** An element with attributes; the content is markup already. */
export function element(
	name: string,
	attributes: Readonly<Record<string, string | number>>,
	content = '',
): string {
	const written = Object.entries(attributes)
		.map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
		.join('');
	return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}
