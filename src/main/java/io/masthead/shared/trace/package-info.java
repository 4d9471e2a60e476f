/// Traces (OpenTelemetry): what this node did for whom, and for how long, told to a collector. Off unless one is set.
/// Imports nothing of Masthead but `shared.http` and `shared.database`.
package io.masthead.shared.trace;
