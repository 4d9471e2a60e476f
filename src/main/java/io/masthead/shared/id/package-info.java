/// Ids: time-sortable 64-bit numbers inside, 13 Crockford characters outside.
package io.masthead.shared.id;
