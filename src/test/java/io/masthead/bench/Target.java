package io.masthead.bench;

import java.util.List;
import java.util.Map;

/// What load is put on: each request takes the next of the paths, in no order.
///
/// @param address without a slash at the end
/// @param headers sent with each request
record Target(String address, List<String> paths, Map<String, String> headers) {

    static Target of(String address, String path) {
        return new Target(address, List.of(path), Map.of());
    }

    Target with(String header, String value) {
        return new Target(address, paths, Map.of(header, value));
    }
}
