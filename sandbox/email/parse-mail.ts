export type Mail = {
  messageId: string | null;
  inReplyTo: string | null;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  attachments: string[];
  headers: Record<string, string>;
};

type Part = { headers: Map<string, string>; body: Buffer };

/** Enough of MIME for what mail libraries send: multiparts, both transfer encodings, encoded words, UTF-8 and Latin-1. */
export function parseMail(raw: Buffer): Mail {
  const top = splitPart(raw);
  const header = (name: string) => decodeWords(top.headers.get(name) ?? '');
  const found: Pick<Mail, 'text' | 'html' | 'attachments'> = { text: '', html: null, attachments: [] };
  walk(top, found);
  return {
    messageId: top.headers.get('message-id') ?? null,
    inReplyTo: top.headers.get('in-reply-to') ?? null,
    from: header('from'),
    to: header('to'),
    subject: header('subject'),
    ...found,
    text: (found.text || stripTags(found.html ?? '')).trim(),
    headers: Object.fromEntries(top.headers),
  };
}

function splitPart(raw: Buffer): Part {
  const crlf = raw.indexOf('\r\n\r\n');
  const gap = crlf >= 0 ? { at: crlf, size: 4 } : { at: raw.indexOf('\n\n'), size: 2 };
  const head = gap.at < 0 ? raw : raw.subarray(0, gap.at);
  const headers = new Map<string, string>();
  for (const line of head
    .toString('utf8')
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: gap.at < 0 ? Buffer.alloc(0) : raw.subarray(gap.at + gap.size) };
}

function walk(part: Part, found: Pick<Mail, 'text' | 'html' | 'attachments'>): void {
  const type = part.headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (/^multipart\//i.test(type) && boundary) {
    // Latin-1 keeps every byte as it is while the text is cut.
    const pieces = `\r\n${part.body.toString('latin1')}`.split(
      new RegExp(`\\r?\\n--${escapeForRegExp(boundary)}(?:--)?[ \\t]*(?=\\r?\\n|$)`),
    );
    for (const piece of pieces.slice(1, -1))
      walk(splitPart(Buffer.from(piece.replace(/^\r?\n/, ''), 'latin1')), found);
    return;
  }
  const disposition = part.headers.get('content-disposition') ?? '';
  if (/^attachment/i.test(disposition)) {
    found.attachments.push(decodeWords(/filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? 'attachment'));
    return;
  }
  const charset = /charset="?([^";]+)"?/i.exec(type)?.[1] ?? 'utf-8';
  const text = toText(decodeTransfer(part), charset).replaceAll('\r\n', '\n');
  if (/^text\/html/i.test(type)) found.html ??= text;
  else if (/^text\//i.test(type)) found.text ||= text;
}

function decodeTransfer({ headers, body }: Part): Buffer {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  return encoding === 'quoted-printable'
    ? decodeQuoted(body.toString('latin1').replace(/=\r?\n/g, ''))
    : body;
}

const decodeQuoted = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_match, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

const toText = (bytes: Buffer, charset: string) =>
  bytes.toString(/^(iso-8859-1|latin1|windows-1252)$/i.test(charset) ? 'latin1' : 'utf8');

/** `=?utf-8?B?...?=`; the blank between two such words is no part of the text. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?([^?]+)\?([BQ])\?([^?]*)\?=/gi, (_match, charset: string, kind: string, word: string) => {
      const bytes = /b/i.test(kind) ? Buffer.from(word, 'base64') : decodeQuoted(word.replaceAll('_', ' '));
      return toText(bytes, charset);
    });
}

const stripTags = (html: string) =>
  html
    .replace(/<(style|script)[^]*?<\/\1>/gi, '')
    .replace(/<(br|\/p|\/div|\/tr|\/h\d)[^>]*>/gi, '\n')
    .replace(/<[^>]+>/g, '');

const escapeForRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
