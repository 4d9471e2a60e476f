package io.masthead.shared.outbound;

import java.net.InetAddress;

/// Where a call goes: the address that was checked, so that nothing can change between check and call.
///
/// @param host as it was asked for, for `Host` and the certificate
/// @param port 1 to 65535
/// @param secure whether it is https
/// @param uri path and query, as they are sent
/// @param address what is connected to
record Destination(String host, int port, boolean secure, String uri, InetAddress address) {}
