package io.masthead.bench;

import java.util.List;
import java.util.Map;

/// What load is put on: each request takes the next of the paths, in no order.
///
/// @param address without a slash at the end
/// @param headers sent with each request
/// @param method of each request, which has no body
record Target(String address, List<String> paths, Map<String, String> headers, String method) {

    Target(String address, List<String> paths, Map<String, String> headers) {
        this(address, paths, headers, "GET");
    }

    /// Requests of another kind than `GET`.
    static Target posts(String address, List<String> paths) {
        return new Target(address, paths, Map.of(), "POST");
    }

    static Target of(String address, String path) {
        return new Target(address, List.of(path), Map.of());
    }

    Target with(String header, String value) {
        return new Target(address, paths, Map.of(header, value));
    }
}
