package io.masthead.shared.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;

/// Where this process listens, and who is connected: so that the door can be closed while those inside are still
/// served. The framework closes both at once.
///
/// Netty finds this by `META-INF/services`, as it does [SlowClients].
public final class Connections extends ChannelInitializerExtension {

    private static final ChannelGroup LISTENING = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private static final ChannelGroup OPEN = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    @Override
    public void postInitializeServerListenerChannel(ServerChannel channel) {
        LISTENING.add(channel);
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        OPEN.add(channel);
    }

    /// Listens no more at this port; returns when nobody else can connect. Who is connected stays so.
    static void closeDoor(int port) {
        LISTENING.close(channel -> isAt(channel, port)).awaitUninterruptibly();
    }

    /// How many are connected to this port.
    static long open(int port) {
        return OPEN.stream().filter(channel -> isAt(channel, port)).count();
    }

    private static boolean isAt(Channel channel, int port) {
        return channel.localAddress() instanceof InetSocketAddress address && address.getPort() == port;
    }
}
