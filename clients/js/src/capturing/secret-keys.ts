/** Stands in the place of what may not be seen. */
export const mask = '******';

const anywhere = [
	'password',
	'passwd',
	'passphrase',
	'secret',
	'token',
	'credential',
	'authorization',
	'cookie',
	'apikey',
	'privatekey',
	'sessionid',
	'vcapservices',
	'iban',
	'cardnumber',
	'creditcard',
	'debitcard',
	'securitycode',
	'socialsecurity',
];

const atEnd = ['key', 'auth', 'pwd', 'pin', 'jwt', 'cvv', 'cvc', 'otp', 'signature'];

/** So short that they occur within harmless words. */
const wholeWords = new Set(['pan', 'ssn']);

/** Keys come from data and may be many: no more than this are remembered. */
const maxKnown = 2_000;

const known = new Map<string, boolean>();

/** Whether a key looks as if its value were a secret; the same words as in the JVM. */
export function isSecret(key: string): boolean {
	let secret = known.get(key);
	if (secret === undefined) {
		secret = looksSecret(key);
		if (known.size < maxKnown && key.length <= 64) known.set(key, secret);
	}
	return secret;
}

/** Whether a key is a name and no data: up to 40 characters that could be an identifier, with at most two digits. */
export function isName(key: string): boolean {
	return /^[\p{L}_$][\p{L}\p{N}_$]{0,39}$/u.test(key) && key.replace(/\P{N}/gu, '').length <= 2;
}

function looksSecret(key: string): boolean {
	const normal = key.replace(/[-_. ]/g, '').toLowerCase();
	return (
		anywhere.some((word) => normal.includes(word)) ||
		atEnd.some((word) => normal.endsWith(word)) ||
		key.split(/[-_. ]|(?<=[\p{Ll}\d])(?=\p{Lu})/u).some((word) => wholeWords.has(word.toLowerCase()))
	);
}
