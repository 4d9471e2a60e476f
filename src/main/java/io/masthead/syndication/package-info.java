/// The partners' area, `/v1/syndication`: articles as a partner's plan allows them, in our JSON and as IPTC ninjs;
/// everything that changes, as pages, long polls and a stream; takedowns with their receipts; the account.
///
/// Whatever leaves here has passed one predicate, [io.masthead.syndication.Entitlement]. Of what partners read nothing
/// is kept but their cursor: [io.masthead.syndication.Place] says what that holds, `Blocks` and `Walks` read what comes
/// next for all who stand there, `Telling` decides what one of them is told, `Waiting` holds those who wait. Plans are
/// kept here too, because only here it is known what categories and tags are. Partners' webhooks are told what
/// [io.masthead.syndication.PartnerChanges] would tell, and drills take the same way. May import `article`, `taxonomy`,
/// `media`, `site`, `webhook`, `partner`, `changelog` and `shared`.
package io.masthead.syndication;
