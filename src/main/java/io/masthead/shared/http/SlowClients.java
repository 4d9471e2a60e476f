package io.masthead.shared.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;

/// Cuts off connections that drip: those that go on sending a request, head or body, more slowly than anybody does who
/// means it. Whoever says nothing at all is left to the idle timeout. The server's own pace does not count: with every
/// byte that it sends, the reckoning begins anew.
///
/// Netty finds this by `META-INF/services` when the system property `io.netty.bootstrap.extensions` is `serviceload`.
public final class SlowClients extends ChannelInitializerExtension {

    private static final long BYTES_A_SECOND = 1000;

    private final Duration patience;

    /// For Netty.
    public SlowClients() {
        this(Duration.ofSeconds(10));
    }

    /// @param patience for how long a request may come in as slowly as it likes
    SlowClients(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        if (channel instanceof SocketChannel) {
            channel.pipeline().addFirst("slow-clients", new Watch(patience.toNanos()));
        }
    }

    private static final class Watch extends ChannelDuplexHandler {

        private static final double NANOS = 1e9;

        private final long patience;
        private long since;
        private long bytes;

        Watch(long patience) {
            this.patience = patience;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof ByteBuf arrived) {
                long now = System.nanoTime();
                since = bytes == 0 ? now : since;
                bytes += arrived.readableBytes();
                long taken = now - since;
                if (taken > patience && bytes < BYTES_A_SECOND * (taken / NANOS)) {
                    arrived.release();
                    context.close();
                    return;
                }
            }
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            bytes = 0;
            context.write(message, promise);
        }
    }
}
