import { childOf, type Read, type Reader } from '../../core/read.js';
import { byName, listOf, optional } from '../../core/read-parts.js';
import { flag, text } from '../../core/read-values.js';
import { foreignId, isNone, orNone, pickFields } from '../shared/foreign.js';

/** What an article of a ticket is, by its id. */
export type ArticleTypes = ReadonlyMap<string, string>;

/** More articles than a ticket has. */
const MOST_ARTICLES = 100_000;

/** The senders by id. Source: zammad/zammad, db/seeds/ticket_article_senders.rb. */
const SENDERS: Readonly<Record<string, string>> = { 1: 'Agent', 2: 'Customer', 3: 'System' };
/** The one type that is no communication. Source: zammad/zammad, db/seeds/ticket_article_types.rb. */
const NOTE = { id: '10', name: 'note' };

const EVENTS: Readonly<Record<string, string>> = {
  Agent: 'public_reply',
  Customer: 'customer_reply',
  System: 'system_message',
};

/** Reads the answer of `GET /api/v1/ticket_articles/by_ticket/{id}`. */
export const readArticles: Read<ArticleTypes> = (reader) =>
  new Map(readArticleList(reader).map(({ id, type }) => [id, type]));

const readArticleList = /* @__PURE__ */ optional(
  /* @__PURE__ */ listOf('articles', readArticle, { most: MOST_ARTICLES }),
  [],
);

/** Reads the articles that come with a history. */
export function readArticleAssets(assets: Reader): ArticleTypes {
  const own = isNone(assets) ? assets : childOf(assets, 'TicketArticle');
  const articles = isNone(own) ? [] : byName('articles', readArticle)(own).values();
  return new Map([...articles].map(({ id, type }) => [id, type]));
}

interface Article {
  readonly id: string;
  readonly type: string;
}

/**
 * What the product itself counts: a message of an agent or a customer that is not internal and whose
 * type is a communication. A note that is not internal answers nobody.
 *
 * Source: zammad/zammad, app/models/ticket/article/has_ticket_contact_attributes_impact.rb.
 */
function readArticle(reader: Reader): Article {
  const fields = pickFields(reader, 'an article', {
    id: foreignId,
    internal: orNone(flag),
    sender: orNone(text),
    sender_id: orNone(foreignId),
    type: orNone(text),
    type_id: orNone(foreignId),
  });
  const { id, internal, sender, sender_id: senderId = '', type, type_id: typeId } = fields;
  if (internal === true) return { id, type: 'internal_note' };
  if (type === NOTE.name || (type === undefined && typeId === NOTE.id)) {
    return { id, type: 'public_note' };
  }
  const name = sender ?? SENDERS[senderId] ?? '';
  return { id, type: Object.hasOwn(EVENTS, name) ? (EVENTS[name] as string) : 'article' };
}
