/// Signing with the house's secret: cursors and tokens that only we can have made.
package io.masthead.shared.token;
