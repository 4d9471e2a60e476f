/// What the house's secret is for: signing cursors and tokens that only we can have made, and encrypting what is kept.
package io.masthead.shared.token;
