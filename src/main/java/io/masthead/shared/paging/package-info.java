/// A page of a list: one keyset cursor, one way to choose fields, one envelope.
package io.masthead.shared.paging;
