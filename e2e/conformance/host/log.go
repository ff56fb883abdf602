package host

import (
	"bytes"
	"strings"
	"sync"

	"github.com/hashicorp/go-hclog"
)

// Log collects what go-plugin logs, the plugin's own lines included, as one JSON object per line.
type Log struct {
	logger hclog.Logger
	mutex  sync.Mutex
	buffer bytes.Buffer
}

func newLog() *Log {
	log := &Log{}
	log.logger = hclog.New(&hclog.LoggerOptions{Name: "plugin", Level: hclog.Trace, Output: log, JSONFormat: true})
	return log
}

// Write appends what the logger wrote.
func (l *Log) Write(line []byte) (int, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.buffer.Write(line)
}

// String returns all lines so far.
func (l *Log) String() string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.buffer.String()
}

// Contains tells whether any line has the text.
func (l *Log) Contains(text string) bool {
	return strings.Contains(l.String(), text)
}

// Lines returns the lines that have the text.
func (l *Log) Lines(text string) []string {
	var found []string
	for line := range strings.Lines(l.String()) {
		if strings.Contains(line, text) {
			found = append(found, line)
		}
	}
	return found
}

// Tail returns the last lines, which is what a failed test has use for.
func (l *Log) Tail() string {
	const most = 40
	lines := strings.SplitAfter(l.String(), "\n")
	return strings.Join(lines[max(0, len(lines)-most):], "")
}
