/// Moving in and out: an [ImportJob] takes a file in (records of our own, one a line; WordPress; RSS and Atom),
/// an export writes everything down as records that come in again with the same ids.
///
/// A file is read as [Records], whatever its form; [Landing] brings a batch of them in, within one transaction
/// that also says how far the job is ([ImportWork]); tables of an archive are [ArchiveTable]s. May import every
/// room below.
package io.masthead.transfer;
