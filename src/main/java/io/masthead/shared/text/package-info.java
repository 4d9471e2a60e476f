/// Rules about text that every room shares: what a slug is, which addresses may be linked, how foreign text is cleaned
/// and how an excerpt is cut. Imports nothing of Masthead.
package io.masthead.shared.text;
