/// The habits of HTTP that hold everywhere: request ids, limits, parameters, ETags, surrogate keys, CORS.
package io.masthead.shared.http;
