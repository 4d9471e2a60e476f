/// The partners' area, `/v1/syndication`: articles as a partner's plan allows them, in our JSON and as IPTC
/// ninjs, and the account. Whatever leaves here has passed one predicate,
/// [io.masthead.syndication.Entitlement]. Plans are kept here too, because only here it is known what
/// categories and tags are. Partners' webhooks are told what [io.masthead.syndication.PartnerChanges] would
/// tell, and drills take the same way. May import `article`, `taxonomy`, `media`, `site`, `webhook`, `partner`,
/// `changelog` and `shared`.
package io.masthead.syndication;
