/// Who lives on our content and pays for it: partners, their plans (every version stays), keys, limits, and
/// what each has used. The door of the partners' area stands here: it knows a key from this node's memory,
/// which follows the change log, and holds it to its limits before anything else happens. What a plan allows to
/// be seen is for the rooms above. May import `changelog`, `tally`, `audit` and `shared`.
package io.masthead.partner;
