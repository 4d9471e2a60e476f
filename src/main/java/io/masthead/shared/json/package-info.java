/// How JSON is read and written.
package io.masthead.shared.json;
